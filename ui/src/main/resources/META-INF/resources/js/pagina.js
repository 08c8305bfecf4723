/* What plain pages need of a script. Without it the menu of the phone is always open (frame.css). */
(() => {
  const menu = document.querySelector('.site-nav');
  const burger = menu?.querySelector('.burger');
  burger?.addEventListener('click', () => burger.setAttribute('aria-expanded', menu.classList.toggle('open')));

  /* Whose session ended with a program that was updated goes back to where they were: another one knows what they typed. */
  if (location.pathname.endsWith('/sessione-scaduta')) {
    try {
      const told = Number(sessionStorage.getItem('portale.update'));
      sessionStorage.removeItem('portale.update');
      if (Date.now() - told < 10 * 60_000 && document.referrer.startsWith(location.origin + '/')) {
        /* Tabs take turns: two that sign in at once would take each other's place. */
        const turn = Math.max(Date.now(), Number(localStorage.getItem('portale.turn')) + 5_000);
        localStorage.setItem('portale.turn', turn);
        setTimeout(() => location.replace(document.referrer), turn - Date.now());
      }
    } catch (refused) { /* then by hand */ }
  }
})();
