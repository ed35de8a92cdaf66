// Short words for making elements.

export const $ = (id) => document.getElementById(id);

/** An element with its class and children; null children are left out. */
export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children.filter((child) => child != null));
  return node;
}
