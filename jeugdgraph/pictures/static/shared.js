// What a page of a site knows beside its picture: that it stands in another page, and where the pages about things are.

if (self !== top) root.dataset.framed = "";

/** A link that leads to the page of this site about a thing, where it has one; around this page when that is framed. */
page.link = (plain => (address, text = address) => {
  const [start, link] = Object.entries(data.pages).find(([start]) => address.startsWith(start)) || [];
  if (!link) return plain(address, text);
  const name = address.slice(start.length).replace(/^gm(?=\d+$)/, "GM");
  return element("a", {href: link.replace("{}", encodeURIComponent(name)), target: "_top"}, text);
})(page.link);
