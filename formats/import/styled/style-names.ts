import type { ParagraphRole } from "./document.ts";

const heading =
  /^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|nagłówek|nadpis|заголовок|otsikko|címsor|başlık|見出し|标题|標題|제목)[\s_]*([1-9])$/iu;

/** What a style's name says, in the languages of the programs that writers have; in their order. */
const names: readonly { readonly says: RegExp; readonly role: ParagraphRole }[] = [
  {
    says: /^(?:toc|contents|verzeichnis|inhaltsverzeichnis|table of contents|tm|tdc|sommario|indice|índice)(?:[\s_]*(?:heading|überschrift|title|\d+))?$/iu,
    role: { kind: "contents" },
  },
  { says: /^(?:title|titel|titre|título|titolo|book[\s_]*title|название)$/iu, role: { kind: "title" } },
  {
    says: /^(?:sub-?title|untertitel|sous-titre|subtítulo|sottotitolo|author|autor|autorin|byline|by-line|date|abstract|abstract title|title[\s_-]*page.*|contact.*|word[\s_-]*count|shunn.*(?:contact|count|byline|title).*)$/iu,
    role: { kind: "title page" },
  },
  {
    says: /^(?:chapter|chapter[\s_-]*(?:title|heading|name|number)|kapitel|kapitelüberschrift|kapiteltitel|titre de chapitre)$/iu,
    role: { kind: "heading", level: 1 },
  },
  {
    says: /^(?:scene[\s_-]*(?:break|separator)|section[\s_-]*break|szenen(?:trenner|wechsel|umbruch)|ornamental[\s_-]*break|horizontal[\s_-]*line|horizontale[\s_]*linie)$/iu,
    role: { kind: "scene break" },
  },
  {
    says: /^(?:(?:intense[\s_-]*)?quote|quotations?|block[\s_-]*(?:text|quote|quotation)|(?:intensives[\s_]*)?zitat|zitate|blockzitat|citation.*|cita.*|citazione.*|epigraph|motto)$/iu,
    role: { kind: "quote" },
  },
  {
    says: /^(?:source[\s_-]*code|html[\s_-]*preformatted|preformatted[\s_-]*text|code|code[\s_-]*block|vorformatierter[\s_]*text)$/iu,
    role: { kind: "code" },
  },
];

const inline = /^(?:verbatim[\s_-]*char|source[\s_-]*text|html[\s_-]*(?:code|typewriter)|code|inline[\s_-]*code)$/iu;

/** Null where the name says nothing. */
export function roleOfStyle(name: string): ParagraphRole | null {
  const clean = name.trim().replace(/\s+char$/iu, "");
  const level = heading.exec(clean)?.[1];
  if (level !== undefined) return { kind: "heading", level: Math.min(6, Number(level)) };
  return names.find(({ says }) => says.test(clean))?.role ?? null;
}

/** Whether a style of characters is one for what stands as it was typed. */
export function isCodeStyle(name: string): boolean {
  return inline.test(name.trim());
}
