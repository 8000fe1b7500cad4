// A person in front of their browser, in the words of the screens: what is open, what is signed, what was said.
import { type APIResponse, expect, type Locator, type Page } from "@playwright/test";
import type { Item } from "../sdk/client";

/** Refused answers are part of journeys and show in the console as failed loads; everything else there is a fault of ours. */
const EXPECTED_NOISE = /Failed to load resource: the server responded with a status of (401|403|404|409|412|422)/;

export class Person {
  /** What the page's console complained of. */
  readonly complaints: string[] = [];
  /** How often a document was loaded. */
  loads = 0;
  private noise: readonly RegExp[] = [EXPECTED_NOISE];

  constructor(
    readonly address: string,
    readonly page: Page,
  ) {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !this.noise.some((known) => known.test(message.text())))
        this.complaints.push(message.text());
    });
    page.on("pageerror", (fault) => this.complaints.push(String(fault)));
    page.on("load", () => {
      this.loads += 1;
    });
  }

  /** What this journey does on purpose may be complained of. */
  expectNoise(pattern: RegExp): void {
    this.noise = [...this.noise, pattern];
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.address}${path}`);
  }

  /** The item's own page, once it hears keys. */
  async open(item: Pick<Item, "id">): Promise<void> {
    await this.goto(`/items/${item.id}`);
    await this.alive();
  }

  /** A key that is pressed before the page is alive is not heard. */
  async alive(): Promise<void> {
    await expect(this.page.getByRole("banner").getByText("Live", { exact: true })).toBeVisible();
  }

  /** Review, with this item first. */
  async review(item: Pick<Item, "title">): Promise<void> {
    await this.goto("/review");
    await this.holds(item);
  }

  /** The item is on the screen and theirs: that takes longer than Approve stays dead after a change. */
  async holds(item: Pick<Item, "title">): Promise<void> {
    await expect(this.heading).toHaveText(item.title);
    await expect(this.holder).toContainText(/You hold this.*Ends in/);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Writes where the focus is. */
  write(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }
  get decision(): Locator {
    return this.page.getByRole("region", { name: "Decision", exact: true });
  }
  get receipt(): Locator {
    return this.page.getByRole("region", { name: "Last decision" });
  }
  get holder(): Locator {
    return this.page.getByRole("region", { name: "Holder", exact: true });
  }
  get timeline(): Locator {
    return this.page.getByRole("region", { name: "Timeline", exact: true });
  }
  get alert(): Locator {
    return this.page.getByRole("article", { name: "Item" }).getByRole("alert");
  }
  /** The receipt says that it was recorded, and in these words. */
  async did(words: string): Promise<void> {
    const receipt = this.receipt.filter({ visible: true });
    await expect(receipt).toContainText(words);
    await expect(receipt).not.toContainText(/sending|undoing/);
  }
  /**
   * A is dead for a moment after what it would sign has come or changed, so it is pressed until it is heard, and until this says so.
   * Only where no other item waits to be signed in its place.
   */
  async approveOnceAlive(told: Locator, words: string | RegExp): Promise<void> {
    await expect(async () => {
      await this.press("a");
      await expect(told).toContainText(words, { timeout: 1_000 });
    }).toPass();
  }
  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }
  field(name: string | RegExp): Locator {
    return this.page.getByRole("textbox", { name });
  }

  /** A question to the people's API without a screen, as this person. */
  async ask<Answer = unknown>(procedure: string, input: object): Promise<Answer> {
    const query = encodeURIComponent(JSON.stringify(input));
    return this.answered(procedure, await this.page.request.get(`${this.address}/api/trpc/${procedure}?input=${query}`));
  }

  /** The people's API without a screen, as this person. */
  async order<Answer = unknown>(procedure: string, input: object): Promise<Answer> {
    const answer = await this.page.request.post(`${this.address}/api/trpc/${procedure}`, {
      data: input,
      headers: { origin: this.address },
    });
    return this.answered(procedure, answer);
  }

  private async answered<Answer>(procedure: string, answer: APIResponse): Promise<Answer> {
    if (!answer.ok()) throw new Error(`${procedure}: ${answer.status()} ${await answer.text()}`);
    const { result } = (await answer.json()) as { readonly result: { readonly data: Answer } };
    return result.data;
  }
}
