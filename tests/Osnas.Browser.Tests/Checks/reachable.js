// Numbers what the keyboard has to reach, in the order of the page, and returns the names.
() => [...document.querySelectorAll('a[href], summary, button, input, select, textarea, [tabindex]')]
  .filter(element => !element.disabled && element.tabIndex >= 0 && element.type !== 'hidden')
  .filter(element => element.checkVisibility({ visibilityProperty: true }))
  .map((element, index) => {
    element.reachableNumber = index;
    return `<${element.localName}> ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}`;
  })
