// Where a link of an agent's leads, so that nobody is led elsewhere.
import { expect, test } from "vitest";
import { heldLink, safeLink } from "./link";

test("a link shows its host and port", () =>
  expect(safeLink("https://shop.example:8443/orders/8841?x=1")).toEqual({
    href: "https://shop.example:8443/orders/8841?x=1",
    host: "shop.example:8443",
  }));

test("look-alike letters are shown as punycode", () => expect(safeLink("https://pаypal.example/")?.host).toBe("xn--pypal-4ve.example"));

test("a name before an @ cannot pose as the host", () =>
  expect(safeLink("https://bank.example:pw@evil.example/login")).toEqual({ href: "https://evil.example/login", host: "evil.example" }));

test.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " ", "orders/8841", "//evil.example/x", "ftp://a.example/"])(
  "%s is no link",
  (text) => expect(safeLink(text)).toBeNull(),
);

test("a text leads only to addresses that stand in it", () => {
  const text = "see [rules](https://shop.example/rules) and [bank](https://pаypal.example/ä)";
  expect(heldLink(text, "https://shop.example/rules")?.host).toBe("shop.example");
  expect(heldLink(text, "https://p%D0%B0ypal.example/%C3%A4")?.host).toBe("xn--pypal-4ve.example");
  expect(
    ["https://evil.example/", "", "rules", "%", "javascript:1", "https://shop", "https://shop.example/"].every(
      (address) => heldLink(text, address) === null,
    ),
  ).toBe(true);
});
