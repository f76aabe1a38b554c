// What doesn't fit: a page that is wider than its window, texts that are cut, boxes that scroll without saying so.
() => {
  const faults = [];
  const root = document.documentElement;
  const name = element => {
    const text = (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 60);
    return `<${[element.localName, ...element.classList].join('.')}> '${text}'`;
  };
  const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const isHidden = element => element.clientWidth <= 1 || !element.checkVisibility({ visibilityProperty: true });

  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);

  for (const element of document.body.querySelectorAll('*')) {
    const excess = element.scrollWidth - element.clientWidth;
    if (excess <= 1 || isHidden(element) || element instanceof SVGElement) continue;
    const { overflowX, display, backgroundImage } = getComputedStyle(element);
    if (/hidden|clip/.test(overflowX)) faults.push(`${name(element)} hides ${excess} pixels`);
    if (!scrolls(element) || display === 'inline') continue;
    if (element.tabIndex < 0 || element.getAttribute('role') !== 'group' || !element.getAttribute('aria-label'))
      faults.push(`${name(element)} scrolls, but isn't a group with a name that the keyboard reaches`);
    if (backgroundImage === 'none') faults.push(`${name(element)} scrolls, but has no shadow that shows it`);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const ofPictures = new Map();
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    const text = texts.currentNode.data.trim();
    if (!text || box.width < 2 || isHidden(parent instanceof SVGElement ? parent.closest('svg') : parent)) continue;
    let scroller = parent;
    while (scroller && !scrolls(scroller)) scroller = scroller.parentElement;
    if (!scroller && (box.left < -1 || box.right > root.clientWidth + 1))
      faults.push(`'${text.slice(0, 60)}' is cut: it is from ${box.left.toFixed()} to ${box.right.toFixed()}`);
    if (parent instanceof SVGElement) {
      const picture = parent.closest('svg');
      ofPictures.set(picture, [...ofPictures.get(picture) ?? [], { text, box }]);
    }
  }

  for (const [picture, all] of ofPictures)
    all.forEach((one, index) => all.slice(index + 1).forEach(other => {
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width > 1 && height > 0.3 * Math.min(one.box.height, other.box.height))
        faults.push(`'${one.text}' and '${other.text}' overlap in ${name(picture)}`);
    }));
  return [...new Set(faults)];
}
