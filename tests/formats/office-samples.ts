import { flatOdt, heading, type OdtParts, par, span, style } from "./odt/odt-file.ts";
import { rtfBytes } from "./rtf/rtf-file.ts";

const info =
  "<office:change-info><dc:creator>Ed</dc:creator><dc:date>2025-03-01T10:00:00</dc:date></office:change-info>";

/** One of everything that a reader looks at, to be damaged. */
export const odtSample: OdtParts = {
  styles:
    style("Heading_20_1", "", 'style:display-name="Heading 1"') +
    style("Quote", '<style:text-properties fo:font-style="italic"/>', 'style:parent-style-name="Standard"') +
    style("T1", '<style:text-properties fo:font-style="italic" text:display="none"/>', "", "text"),
  automatic:
    style(
      "P1",
      '<style:paragraph-properties fo:text-align="center" fo:break-before="page"/>',
      'style:parent-style-name="Quote"',
    ) +
    style("T2", '<style:text-properties fo:font-weight="bold"/>', 'style:parent-style-name="T1"', "text") +
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>',
  changes:
    `<text:changed-region text:id="a"><text:deletion>${info}${par("gone w1")}${par("and w2")}</text:deletion></text:changed-region>` +
    `<text:changed-region text:id="b"><text:insertion>${info}</text:insertion></text:changed-region>`,
  masters: `<style:master-page style:name="Standard"><style:header>${par("head w3")}</style:header></style:master-page>`,
  meta: "<dc:title>Tide</dc:title>",
  text:
    heading("The Lamp w4") +
    par(`Ada w5 <text:change text:change-id="a"/>went ${span("T2", "out w6")}<text:s text:c="3"/>and`) +
    par(`<text:change-start text:change-id="b"/>It w7`, "Quote") +
    par(`rained w8<text:change-end text:change-id="b"/>.`) +
    par(
      `A lamp<text:note text:note-class="footnote"><text:note-body>${par("Of oil w9")}</text:note-body></text:note> burned <office:annotation office:name="c"><dc:creator>Ed</dc:creator>${par("Why w10")}</office:annotation>long<office:annotation-end office:name="c"/>.`,
    ) +
    `<text:list text:style-name="L1"><text:list-item>${par("one w11")}<text:list><text:list-item>${par("two w12")}</text:list-item></text:list></text:list-item></text:list>` +
    `<table:table><table:table-row><table:table-cell>${par("cell w13")}</table:table-cell></table:table-row></table:table>` +
    heading("The Door w14") +
    par(`<draw:frame><draw:text-box>${par("box w15")}</draw:text-box></draw:frame>In w16`, "P1") +
    par('<text:a xlink:href="https://example.org/">link w17</text:a>'),
};

export const flatSample = flatOdt(odtSample);

export const rtfSample = rtfBytes(
  "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset128 Mincho;}}" +
    "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}}{\\*\\revtbl {Unknown;}{Ed;}}{\\info{\\title Tide}}" +
    "{\\header\\pard head w1\\par}\\pard\\plain\\s1 The Lamp w2\\par\\pard\\plain Ada w3 {\\i went} out \\u8212?x {\\f1 \\'82\\'b1}\\par " +
    "{\\deleted\\revauthdel1 gone w4\\par}{\\revised\\revauth1\\revdttm1 new w5} {\\*\\atrfstart 1}here w6{\\*\\atrfend 1}{\\*\\atnauthor Ed}{\\*\\annotation{\\*\\atnref 1}\\pard why w7}\\par " +
    "A lamp{\\*\\footnote\\pard of oil w8}.\\par\\trowd\\pard\\intbl cell w9\\cell\\row\\pard{\\listtext 1.\\tab}\\ls1 item w10\\par " +
    '{\\field{\\*\\fldinst HYPERLINK "https://example.org/"}{\\fldrslt link w11}}{\\shp{\\*\\shpinst{\\shptxt\\pard box w12\\par}}}\\par\\page\\pard\\plain\\s1 The Door w13\\par\\pard\\plain{\\v hid w14}End{\\pict\\pngblip 89504e470d0a}\\par}',
);
