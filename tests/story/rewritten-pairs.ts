/** Passages as somebody rewrote them, to be judged by eye: what an editor would mark stands in `compare-rewritten.test.ts`. */
export const rewrittenPairs = {
  "a tense changed throughout": [
    "Mara walked down to the harbour. The boats were in, and the men stood around and said nothing. She looked at each of them, and each looked away.\n",
    "Mara walks down to the harbour. The boats are in, and the men stand around and say nothing. She looks at each of them, and each looks away.\n",
  ],
  "dialogue recast": [
    "“I don’t know what you want from me,” he said. “I never did.”\n\n“That is the trouble,” she said, and went to the window.\n",
    "“What do you want from me?” he asked.\n\n“That is the trouble,” she said. She went to the window. “You never knew.”\n",
  ],
  "two sentences swapped": [
    "The lamp was still burning in the kitchen. Nobody had thought to close the door behind the dog. Outside it had begun to rain again.\n",
    "Nobody had thought to close the door behind the dog. The lamp was still burning in the kitchen. Outside it had begun to rain again.\n",
  ],
  "a sentence split in two": [
    "She had kept the letters in a tin box under the stairs, where her mother used to hide the sugar, and nobody had ever found them.\n",
    "She had kept the letters in a tin box under the stairs. Her mother used to hide the sugar there. Nobody had ever found them.\n",
  ],
  "two sentences joined": [
    "He put down the cup. He did not look at her. It was cold in the room.\n",
    "He put down the cup without looking at her. It was cold in the room.\n",
  ],
  "a paragraph cut to half": [
    "It was, as far as anybody could remember, the coldest winter that the valley had ever seen, and old Tobias, who was ninety and had seen most of them, said so every morning to anybody who would listen. The river froze in November. By Christmas you could drive a cart across it, and people did, though the priest had forbidden it. In the new year the wolves came down from the pass.\n",
    "It was the coldest winter that the valley had ever seen, and old Tobias, who was ninety, said so every morning. The river froze in November. By Christmas people drove carts across it. In the new year the wolves came down.\n",
  ],
  "a sentence written anew": [
    "The sea lay flat and grey under the morning. Nobody on the quay moved or spoke for a long time. Then the bell rang.\n",
    "The sea lay flat and grey under the morning. On all the quay there was not a sound but the gulls. Then the bell rang.\n",
  ],
  "a name changed throughout": [
    "Anna came in. “Anna,” said her father, “close the door.” Anna’s coat was wet, and Anna, who hated being told what to do, left the door open.\n",
    "Judith came in. “Judith,” said her father, “close the door.” Judith’s coat was wet, and Judith, who hated being told what to do, left the door open.\n",
  ],
  "one word in a long paragraph": [
    "All that summer the house stood open, and the children went in and out through the windows, and the swallows with them, and nobody minded, because there was nobody left to mind.\n",
    "All that summer the house stood open, and the children went in and out through the windows, and the sparrows with them, and nobody minded, because there was nobody left to mind.\n",
  ],
  "German: moods and word order": [
    "Er ging hinunter zum Hafen, weil er die Schiffe sehen wollte. Die Schiffe waren fort. „Du kommst zu spät“, sagte der Alte, „sie sind gestern ausgelaufen.“\n",
    "Weil er die Schiffe sehen wollte, ging er hinunter zum Hafen. Sie waren fort. Der Alte sagte, er komme zu spät, sie seien gestern ausgelaufen.\n",
  ],
  "French: elisions and a cut": [
    "Il s’était levé de bonne heure, comme d’habitude, et il n’avait rien dit à personne. L’eau du puits était froide. « Qu’est-ce que tu fais là ? » demanda-t-elle.\n",
    "Il s’était levé tôt, comme d’habitude, et n’avait rien dit à personne. L’eau du puits était glacée. « Que fais-tu là ? » demanda-t-elle.\n",
  ],
  "a paragraph split in two": [
    "The train was late. She sat on her case and ate the last of the bread. A man with a dog came along the platform and asked her whether she was waiting for somebody.\n\nShe said no.\n",
    "The train was late. She sat on her case and ate the last of the bread.\n\nA man with a dog came along the platform and asked her whether she was waiting for somebody.\n\nShe said no.\n",
  ],
  "a paragraph moved and touched up": [
    "The house was sold in March.\n\nMy uncle kept bees behind the orchard, forty hives of them, painted blue, and he spoke to them every evening about the news of the day.\n\nNobody came to the auction but the dealer from the town.\n\nWe left on a Sunday, before the others were awake.\n",
    "The house was sold in March.\n\nNobody came to the auction but the dealer from the town.\n\nWe left on a Sunday, before the others were awake.\n\nMy uncle had kept bees behind the orchard, forty hives of them, painted white, and he spoke to them every evening about the news.\n",
  ],
  "a scene moved, with a line changed in it": [
    "They came to the ford at noon and watered the horses.\n\n“Is it deep?” asked the boy.\n\n“Deep enough,” said Karl, who could not swim and did not want it known.\n\nThe miller’s wife had seen them from the hill, and had counted them twice.\n\nShe sent the dog down first, and then she sent the girl, and then she shut the door.\n",
    "The miller’s wife had seen them from the hill, and had counted them twice.\n\nShe sent the dog down first, and then she sent the girl, and then she shut the door.\n\nThey came to the ford at noon and watered the horses.\n\n“Is it cold?” asked the boy.\n\n“Deep enough,” said Karl, who could not swim and did not want it known.\n",
  ],
  "two paragraphs swapped, both edited": [
    "In the morning the doctor came and listened to her chest and wrote something down in his little black book.\n\nThe brothers stood on the stairs all day and smoked, and argued in whispers about who should have the piano.\n",
    "The brothers stood on the stairs all day and argued in whispers about who should have the piano and who the debts.\n\nIn the evening the doctor came and listened to her chest and wrote nothing down in his little black book.\n",
  ],
} as const satisfies { readonly [name: string]: readonly [before: string, after: string] };
