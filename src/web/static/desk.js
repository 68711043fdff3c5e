// The desk works without this. It saves the reader some steps: "/" goes to the search box, and on wide screens the
// filters are open.
const box = document.querySelector('.searchbox input')
document.addEventListener('keydown', (event) => {
  const isTyping =
    event.target instanceof Element && event.target.matches('input, select, textarea')
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey || !box)
    return
  event.preventDefault()
  box.focus()
  box.select()
})
const facets = document.querySelector('details.facets')
if (facets && matchMedia('(min-width: 56rem)').matches) facets.open = true
