// The global variables by which scripts of the page reach each other. No script of the page has another one.

/** The program, or what will become of it. The script that starts the program takes it. */
declare var program: Promise<Response> | undefined;

/** Shows that the page broke. The script that starts the program calls it. */
declare var crash: (error: unknown) => void;

/** The worker that this page came from. */
declare var keeper: ServiceWorker | null | undefined;
