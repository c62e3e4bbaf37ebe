/**
 * Words that every text is full of, after Snowball's lists (snowballstem.org, BSD), with the contractions that a word
 * counter leaves whole. They say nothing of a chapter, however often they stand in it.
 */
const english =
  "i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it " +
  "its itself they them their theirs themselves what which who whom whose this that these those am is are was were be " +
  "been being have has had having do does did doing done will would shall should can could may might must ought a an " +
  "the and but if or because as until while of at by for with about against between into through during before after " +
  "above below to from up down in out on off over under again further then once here there when where why how all any " +
  "both each few more most other some such no nor not only own same so than too very one every another never ever also " +
  "now upon like just still even yet though although since without within toward towards until unless whether said say " +
  "says got get go went come came much many anything something nothing everything " +
  "i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll " +
  "he'll she'll we'll they'll isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't " +
  "shan't shouldn't can't cannot couldn't mustn't let's that's who's what's here's there's when's where's why's how's";

const german =
  "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anderm andern anders " +
  "auch auf aus bei bin bis bist da damit dann das dasselbe dazu daß dass dein deine deinem deinen deiner deines dem " +
  "den denn der derer des dessen dich die dies diese dieselbe diesem diesen dieser dieses dir doch dort du durch ein " +
  "eine einem einen einer eines einig einige einigem einigen einiger einiges einmal er es etwas euch euer eure eurem " +
  "euren eurer eures für gegen gewesen hab habe haben hast hat hatte hatten hattest hier hin hinter ich ihm ihn ihnen " +
  "ihr ihre ihrem ihren ihrer ihres im in indem ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt " +
  "kann kein keine keinem keinen keiner keines konnte konnten können könnte machen man manche manchem manchen mancher " +
  "manches mein meine meinem meinen meiner meines mich mir mit muss musste muß mußte nach nicht nichts noch nun nur ob " +
  "oder ohne sehr sein seine seinem seinen seiner seines selbst sich sie sind so solche solchem solchen solcher solches " +
  "soll sollte sondern sonst über um und uns unser unsere unserem unseren unter viel vom von vor war waren warst was weg " +
  "weil weiter welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wirst wo wollen " +
  "wollte wurde wurden während würde würden zu zum zur zwar zwischen ja nein sagte sagt mal schon immer ganz mehr wäre " +
  "hätte hätten hatt ging kam kommen gehen machte gar nie wohl";

const lists: { readonly [language: string]: ReadonlySet<string> } = {
  en: new Set(english.split(" ")),
  de: new Set(german.split(" ")),
};
const none: ReadonlySet<string> = new Set();

/** Folded as `wordsOf` folds. None for a language without a list: then only frequency speaks. */
export function stopWords(language: string): ReadonlySet<string> {
  return lists[language.split("-")[0] ?? ""] ?? none;
}
