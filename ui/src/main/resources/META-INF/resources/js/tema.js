/* Light, dark or as the device: what a person chose, kept in this browser. Loaded before anything is drawn, so that no page flashes. */
window.portaleTema = (() => {
  const KEY = 'portale.tema';
  const chosen = () => {
    try {
      const theme = localStorage.getItem(KEY);
      return theme === 'light' || theme === 'dark' ? theme : 'auto';
    } catch (refused) {
      return 'auto';
    }
  };
  const show = () => {
    const theme = chosen();
    document.documentElement.style.colorScheme = theme === 'auto' ? '' : theme;
    document.querySelectorAll('input[name="tema"]').forEach(choice => { choice.checked = choice.value === theme; });
  };
  document.addEventListener('change', event => {
    if (event.target.name === 'tema') {
      try {
        localStorage.setItem(KEY, event.target.value);
      } catch (refused) {
        document.documentElement.style.colorScheme = event.target.value === 'auto' ? '' : event.target.value;
        return;
      }
      show();
    }
  });
  window.addEventListener('storage', show); // chosen in another tab
  document.addEventListener('DOMContentLoaded', show); // now there is a choice to mark
  show();
  return { show };
})();
