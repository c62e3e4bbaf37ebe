/** Passages as somebody rewrote them, each with what an editor would mark in it; judged by eye, see `marked.ts`. */
export const rewrittenPairs: {
  readonly [name: string]: { readonly before: string; readonly after: string; readonly shown: string };
} = {
  "a tense changed throughout": {
    before:
      "Mara walked down to the harbour. The boats were in, and the men stood around and said nothing. She looked at each of them, and each looked away.\n",
    after:
      "Mara walks down to the harbour. The boats are in, and the men stand around and say nothing. She looks at each of them, and each looks away.\n",
    shown:
      "Mara [-walked-]{+walks+} down to the harbour. The boats [-were-]{+are+} in, and the men [-stood-]{+stand+} around and [-said-]{+say+} nothing. She [-looked-]{+looks+} at each of them, and each [-looked-]{+looks+} away.\n",
  },
  "dialogue recast": {
    before:
      "“I don’t know what you want from me,” he said. “I never did.”\n\n“That is the trouble,” she said, and went to the window.\n",
    after:
      "“What do you want from me?” he asked.\n\n“That is the trouble,” she said. She went to the window. “You never knew.”\n",
    shown:
      "“[-I don’t know what-]{+What do+} you want from me[-,” he said. “I never did.”-]{+?” he asked.+}\n\n“That is the trouble,” she said[-, and-]{+. She+} went to the window.{+ “You never knew.”+}\n",
  },
  "two sentences swapped": {
    before:
      "The lamp was still burning in the kitchen. Nobody had thought to close the door behind the dog. Outside it had begun to rain again.\n",
    after:
      "Nobody had thought to close the door behind the dog. The lamp was still burning in the kitchen. Outside it had begun to rain again.\n",
    shown:
      "[->The lamp was still burning in the kitchen. -]Nobody had thought to close the door behind the dog. {+>The lamp was still burning in the kitchen. +}Outside it had begun to rain again.\n",
  },
  "a sentence split in two": {
    before:
      "She had kept the letters in a tin box under the stairs, where her mother used to hide the sugar, and nobody had ever found them.\n",
    after:
      "She had kept the letters in a tin box under the stairs. Her mother used to hide the sugar there. Nobody had ever found them.\n",
    shown:
      "She had kept the letters in a tin box under the stairs[-, where her-]{+. Her+} mother used to hide the sugar[-, and nobody-]{+ there. Nobody+} had ever found them.\n",
  },
  "two sentences joined": {
    before: "He put down the cup. He did not look at her. It was cold in the room.\n",
    after: "He put down the cup without looking at her. It was cold in the room.\n",
    shown: "He put down the cup[-. He did not look-]{+ without looking+} at her. It was cold in the room.\n",
  },
  "a paragraph cut to half": {
    before:
      "It was, as far as anybody could remember, the coldest winter that the valley had ever seen, and old Tobias, who was ninety and had seen most of them, said so every morning to anybody who would listen. The river froze in November. By Christmas you could drive a cart across it, and people did, though the priest had forbidden it. In the new year the wolves came down from the pass.\n",
    after:
      "It was the coldest winter that the valley had ever seen, and old Tobias, who was ninety, said so every morning. The river froze in November. By Christmas people drove carts across it. In the new year the wolves came down.\n",
    shown:
      "It was[-, as far as anybody could remember,-] the coldest winter that the valley had ever seen, and old Tobias, who was ninety[- and had seen most of them-], said so every morning[- to anybody who would listen-]. The river froze in November. By Christmas [-you could drive a cart across it, and people did, though the priest had forbidden-]{+people drove carts across+} it. In the new year the wolves came down[- from the pass-].\n",
  },
  "a sentence written anew": {
    before:
      "The sea lay flat and grey under the morning. Nobody on the quay moved or spoke for a long time. Then the bell rang.\n",
    after:
      "The sea lay flat and grey under the morning. On all the quay there was not a sound but the gulls. Then the bell rang.\n",
    shown:
      "The sea lay flat and grey under the morning. [-Nobody on the quay moved or spoke for a long time-]{+On all the quay there was not a sound but the gulls+}. Then the bell rang.\n",
  },
  "a name changed throughout": {
    before:
      "Anna came in. “Anna,” said her father, “close the door.” Anna’s coat was wet, and Anna, who hated being told what to do, left the door open.\n",
    after:
      "Judith came in. “Judith,” said her father, “close the door.” Judith’s coat was wet, and Judith, who hated being told what to do, left the door open.\n",
    shown:
      "[-Anna-]{+Judith+} came in. “[-Anna-]{+Judith+},” said her father, “close the door.” [-Anna’s-]{+Judith’s+} coat was wet, and [-Anna-]{+Judith+}, who hated being told what to do, left the door open.\n",
  },
  "one word in a long paragraph": {
    before:
      "All that summer the house stood open, and the children went in and out through the windows, and the swallows with them, and nobody minded, because there was nobody left to mind.\n",
    after:
      "All that summer the house stood open, and the children went in and out through the windows, and the sparrows with them, and nobody minded, because there was nobody left to mind.\n",
    shown:
      "All that summer the house stood open, and the children went in and out through the windows, and the [-swallows-]{+sparrows+} with them, and nobody minded, because there was nobody left to mind.\n",
  },
  "German: moods and word order": {
    before:
      "Er ging hinunter zum Hafen, weil er die Schiffe sehen wollte. Die Schiffe waren fort. „Du kommst zu spät“, sagte der Alte, „sie sind gestern ausgelaufen.“\n",
    after:
      "Weil er die Schiffe sehen wollte, ging er hinunter zum Hafen. Sie waren fort. Der Alte sagte, er komme zu spät, sie seien gestern ausgelaufen.\n",
    shown:
      "[-Er ging hinunter zum Hafen, weil er die Schiffe sehen wollte-]{+Weil er die Schiffe sehen wollte, ging er hinunter zum Hafen+}. [-Die Schiffe-]{+Sie+} waren fort. [-„Du kommst zu spät“, sagte der Alte, „sie sind gestern ausgelaufen.“-]{+Der Alte sagte, er komme zu spät, sie seien gestern ausgelaufen.+}\n",
  },
  "French: elisions and a cut": {
    before:
      "Il s’était levé de bonne heure, comme d’habitude, et il n’avait rien dit à personne. L’eau du puits était froide. « Qu’est-ce que tu fais là ? » demanda-t-elle.\n",
    after:
      "Il s’était levé tôt, comme d’habitude, et n’avait rien dit à personne. L’eau du puits était glacée. « Que fais-tu là ? » demanda-t-elle.\n",
    shown:
      "Il s’était levé [-de bonne heure-]{+tôt+}, comme d’habitude, et [-il -]n’avait rien dit à personne. L’eau du puits était [-froide-]{+glacée+}. « [-Qu’est-ce que tu fais-]{+Que fais-tu+} là ? » demanda-t-elle.\n",
  },
  "a paragraph split in two": {
    before:
      "The train was late. She sat on her case and ate the last of the bread. A man with a dog came along the platform and asked her whether she was waiting for somebody.\n\nShe said no.\n",
    after:
      "The train was late. She sat on her case and ate the last of the bread.\n\nA man with a dog came along the platform and asked her whether she was waiting for somebody.\n\nShe said no.\n",
    shown:
      "The train was late. She sat on her case and ate the last of the bread.[- -]{+\n\n+}A man with a dog came along the platform and asked her whether she was waiting for somebody.\n\nShe said no.\n",
  },
  "a paragraph moved and touched up": {
    before:
      "The house was sold in March.\n\nMy uncle kept bees behind the orchard, forty hives of them, painted blue, and he spoke to them every evening about the news of the day.\n\nNobody came to the auction but the dealer from the town.\n\nWe left on a Sunday, before the others were awake.\n",
    after:
      "The house was sold in March.\n\nNobody came to the auction but the dealer from the town.\n\nWe left on a Sunday, before the others were awake.\n\nMy uncle had kept bees behind the orchard, forty hives of them, painted white, and he spoke to them every evening about the news.\n",
    shown:
      "The house was sold in March.\n\n[->My uncle kept bees behind the orchard, forty hives of them, painted -][-~blue-][->, and he spoke to them every evening about the news-][-~ of the day-][->.\n\n-]Nobody came to the auction but the dealer from the town.\n\nWe left on a Sunday, before the others were awake.[->\n-]{+>\n\n+}{+>My uncle +}{+~had +}{+>kept bees behind the orchard, forty hives of them, painted +}{+~white+}{+>, and he spoke to them every evening about the news.\n+}",
  },
  "a scene moved, with a line changed in it": {
    before:
      "They came to the ford at noon and watered the horses.\n\n“Is it deep?” asked the boy.\n\n“Deep enough,” said Karl, who could not swim and did not want it known.\n\nThe miller’s wife had seen them from the hill, and had counted them twice.\n\nShe sent the dog down first, and then she sent the girl, and then she shut the door.\n",
    after:
      "The miller’s wife had seen them from the hill, and had counted them twice.\n\nShe sent the dog down first, and then she sent the girl, and then she shut the door.\n\nThey came to the ford at noon and watered the horses.\n\n“Is it cold?” asked the boy.\n\n“Deep enough,” said Karl, who could not swim and did not want it known.\n",
    shown:
      "[->They came to the ford at noon and watered the horses.\n\n“Is it -][-~deep-][->?” asked the boy.\n\n“Deep enough,” said Karl, who could not swim and did not want it known.\n\n-]The miller’s wife had seen them from the hill, and had counted them twice.\n\nShe sent the dog down first, and then she sent the girl, and then she shut the door.[->\n-]{+>\n\n+}{+>They came to the ford at noon and watered the horses.\n\n“Is it +}{+~cold+}{+>?” asked the boy.\n\n“Deep enough,” said Karl, who could not swim and did not want it known.\n+}",
  },
  "two paragraphs swapped, both edited": {
    before:
      "In the morning the doctor came and listened to her chest and wrote something down in his little black book.\n\nThe brothers stood on the stairs all day and smoked, and argued in whispers about who should have the piano.\n",
    after:
      "The brothers stood on the stairs all day and argued in whispers about who should have the piano and who the debts.\n\nIn the evening the doctor came and listened to her chest and wrote nothing down in his little black book.\n",
    shown:
      "[->In the -][-~morning-][-> the doctor came and listened to her chest and wrote -][-~something-][-> down in his little black book.\n\n-]The brothers stood on the stairs all day and [-smoked, and -]argued in whispers about who should have the piano{+ and who the debts+}.[->\n-]{+>\n\n+}{+>In the +}{+~evening+}{+> the doctor came and listened to her chest and wrote +}{+~nothing+}{+> down in his little black book.\n+}",
  },
  "a sentence written anew around a few words": {
    before:
      "When the war came to an end he found that he had forgotten how to sleep in a bed, and lay on the floor. She let him.\n",
    after:
      "Nobody told him that the shooting had stopped; in the nights he went out to dig in the garden like a mole. She let him.\n",
    shown:
      "[-When the war came to an end he found that he had forgotten how to sleep in a bed, and lay on the floor-]{+Nobody told him that the shooting had stopped; in the nights he went out to dig in the garden like a mole+}. She let him.\n",
  },
  "the last sentence of a paragraph on its own": {
    before:
      "The parcel had been opened and tied again with another string. There was nothing in it but the shoes and a folded newspaper from the week before. He left.\n\nNobody asked about it.\n",
    after:
      "The parcel had been opened and tied again with another string. There was nothing in it but the shoes and a folded newspaper from the week before.\n\nHe left.\n\nNobody asked about it.\n",
    shown:
      "The parcel had been opened and tied again with another string. There was nothing in it but the shoes and a folded newspaper from the week before.[- -]{+\n\n+}He left.\n\nNobody asked about it.\n",
  },
};
