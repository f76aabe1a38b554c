// The number of the focused element, by reachable.js, and whether who sees the page sees the focus.
() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    number: element.reachableNumber ?? -1,
    isVisible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
      && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}
