// In examples: the address of this site in place of the word that stands for it.
"use strict";

for (const code of document.querySelectorAll("code[data-site]")) {
  const site = new URL(code.dataset.site, location.href).href.replace(/\/$/, "");
  code.textContent = code.textContent.replaceAll("SITE", site);
}
// What the page says of that word is then of no use.
if (document.querySelector("code[data-site]")) document.querySelector("[data-spoken]").remove();
