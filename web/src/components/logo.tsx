/** The mark: a spoken word that is also a tick. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        className="logo-bubble"
        d="M8 2h16a6 6 0 0 1 6 6v12a6 6 0 0 1-6 6H13l-7 5v-5.3A6 6 0 0 1 2 20V8a6 6 0 0 1 6-6z"
      />
      <path className="logo-tick" d="M9 10.5l5.6 9.5L23.5 8" />
    </svg>
  );
}
