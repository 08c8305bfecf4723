/* What plain pages need of a script: the menu of the phone. Without it the menu is always open (frame.css). */
(() => {
  const menu = document.querySelector('.site-nav');
  const burger = menu?.querySelector('.burger');
  burger?.addEventListener('click', () => burger.setAttribute('aria-expanded', menu.classList.toggle('open')));
})();
