import { childOf, childrenOf, type XmlNode } from "../import/xml.ts";

/** What newer programs read, or where we don't know any of it, what older ones do. */
export function chosenOf(node: XmlNode): readonly (XmlNode | string)[] {
  const choices = childrenOf(node, "mc:Choice");
  const known = ["a:blip", "w:txbxContent", "w:t", "w:p", "m:t", "v:imagedata"];
  const choice = choices.find((choice) => known.some((name) => allInside(choice, name).length > 0));
  return (choice ?? childOf(node, "mc:Fallback") ?? choices[0])?.children ?? [];
}

/** All of that name inside, none inside of another one of them, in their order; of alternatives the chosen one. */
export function allInside(node: XmlNode, name: string): XmlNode[] {
  const children = node.name === "mc:AlternateContent" ? chosenOf(node) : node.children;
  return children.flatMap((child) => {
    if (typeof child === "string") return [];
    return child.name === name ? [child] : allInside(child, name);
  });
}
