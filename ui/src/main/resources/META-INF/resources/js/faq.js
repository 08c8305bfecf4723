/* Questions and answers while one types, and the linked question open; without this script the button does the search. */
(() => {
  const form = document.querySelector('.search-form');
  const field = form.querySelector('input');
  let asked = field.value;
  let latest = 0;
  let wait;

  const show = async text => {
    const mine = ++latest;
    const address = new URL(form.action);
    if (text.trim()) {
      address.searchParams.set('q', text.trim());
    }
    const answer = await fetch(address);
    if (!answer.ok || mine !== latest) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (mine === latest) {
      document.getElementById('domande').replaceWith(page.getElementById('domande'));
      document.getElementById('conteggio').textContent = page.getElementById('conteggio').textContent;
      document.querySelector('.language-menu').replaceWith(page.querySelector('.language-menu')); // its links carry the search along
      history.replaceState(null, '', address);
    }
  };

  const changed = () => {
    clearTimeout(wait);
    if (field.value !== asked) {
      wait = setTimeout(() => {
        asked = field.value;
        show(asked).catch(() => { /* the button still works, and says why not */ });
      }, 300);
    }
  };
  field.addEventListener('input', changed);

  const openLinked = () => {
    const question = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (question instanceof HTMLDetailsElement) {
      question.open = true;
      question.scrollIntoView();
    }
  };
  window.addEventListener('hashchange', openLinked);
  openLinked();
})();
