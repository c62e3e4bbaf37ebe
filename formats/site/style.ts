/** What a site has beside the book: the way back to its first page, and from page to page. */
export const siteStyle = `header.book {
  text-align: center;
  font-size: 0.85em;
}
header.book a {
  color: var(--quiet);
  text-decoration: none;
}
main > .chapter:first-child > .heading, main > .part:first-child > .heading {
  margin-top: 3.5rem;
}
main > .chapter > .heading {
  font-size: 1.7em;
}
main > .heading + nav.contents, nav.contents > .heading {
  margin-top: 0;
}
.part + .chapter > .heading {
  margin-top: 3rem;
}
nav.turning {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0.5rem 1.5rem;
  margin-top: 4rem;
  padding-top: 1rem;
  border-top: 1px solid var(--quiet);
}
nav.turning a {
  padding: 0.5rem 0;
}
nav.turning a:only-child {
  margin-inline-start: auto;
}
header.book a:hover, header.book a:focus-visible {
  text-decoration: underline;
}
@media print {
  header.book {
    display: none;
  }
}
`;
