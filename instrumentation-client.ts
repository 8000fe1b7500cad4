// Runs before every other script of a page: zod checks without writing code from its schemas. It would try whether it may, and the page's policy forbids it.
// By the name under which zod keeps its settings, since calling it would bring it into the first load; e2e/hostile.spec.ts sees whether it was heard.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
