// Queues, ladders and calendars: drawn with the names of who would be told, linted before they are saved, tried on what really waited, and removed only once nothing leads there.
import { expect, expectState, refund, test, unique } from "./journey";

const HOLIDAYS = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//journey//EN",
  "BEGIN:VEVENT",
  "UID:1",
  "SUMMARY:Tag der Arbeit",
  "DTSTART;VALUE=DATE:20200501",
  "RRULE:FREQ=YEARLY",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:2",
  "SUMMARY:Stand-up",
  "DTSTART:20260105T080000Z",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

test("a calendar is made with a night shift and imported holidays, a queue counts in it, and both can be removed in the right order only", async ({
  admin,
}) => {
  const { page } = admin;
  const calendar = unique("Nights");
  await admin.goto("/ladders?view=calendars");
  await admin.alive();
  await page.getByRole("button", { name: "New calendar" }).click();
  const form = page.getByRole("form", { name: "New calendar" });
  await form.getByRole("textbox", { name: "Name", exact: true }).fill(calendar);
  await form.getByRole("combobox", { name: "Time zone" }).fill("Europe/Berlin");
  await form.getByRole("textbox", { name: "Friday" }).fill("22:00-06:00");
  await form.getByRole("textbox", { name: "Monday" }).fill("nine to five");
  await expect(form.getByText("Write shifts as 09:00–17:00")).toBeVisible();
  await expect(form.getByRole("button", { name: "Save" })).toBeDisabled();
  await form.getByRole("textbox", { name: "Monday" }).fill("9-12:30, 13:30-17");
  await form.getByRole("button", { name: "Import holidays" }).click();
  const dialog = page.getByRole("dialog", { name: "Import holidays" });
  await dialog.getByRole("textbox", { name: "Or its text" }).fill("BEGIN:VCALENDAR\nnonsense");
  await dialog.getByRole("button", { name: "Read it" }).click();
  await expect(dialog.getByText("Line 2 is not written as iCalendar asks.")).toBeVisible();
  await dialog
    .getByLabel("iCalendar file (.ics)")
    .setInputFiles({ name: "holidays.ics", mimeType: "text/calendar", buffer: Buffer.from(HOLIDAYS) });
  await dialog.getByRole("button", { name: "Read it" }).click();
  await expect(dialog.getByRole("region", { name: "Taken", exact: true })).toContainText("Tag der Arbeit");
  await expect(dialog.getByRole("region", { name: "Not taken" })).toContainText("not a whole day, line 10");
  await expectState(page, "calendar, importing holidays");
  await dialog.getByRole("button", { name: "Close 3 days" }).click();
  await form.getByRole("button", { name: "Save" }).click();
  const saved = page.getByRole("article", { name: calendar });
  await expect(saved).toContainText("22:00–06:00");
  await expect(saved).toContainText("Tag der Arbeit");
  await expect(saved.getByRole("region", { name: "Next clock changes" })).toContainText(/(forward|back) by 1\sh/);
  await expectState(page, "calendar");

  // What another admin saves meanwhile is not overwritten unseen, and is there once the edit is given up.
  await saved.getByRole("button", { name: "Edit" }).click();
  const edited = page.getByRole("form", { name: calendar });
  await edited.getByRole("textbox", { name: "Tuesday" }).fill("10-12");
  const { calendars } = await admin.ask<{
    readonly calendars: readonly { readonly id: string; readonly version: number; readonly name: string; readonly body: object }[];
  }>("ladders.page", {});
  const now = calendars.find(({ name }) => name === calendar);
  const { id, version, body } = now ?? {};
  await admin.order("ladders.saveCalendar", { id, version, name: calendar, body: { ...body, zone: "Europe/Paris" } });
  await edited.getByRole("button", { name: "Save" }).click();
  await expect(edited).toContainText("Somebody changed it meanwhile. Nothing was saved");
  await edited.getByRole("button", { name: "Discard changes" }).click();
  await expect(saved).toContainText("Europe/Paris");

  await page.getByText("Queues", { exact: true }).and(page.locator("main label")).click();
  await page.getByRole("button", { name: "New queue" }).click();
  const name = unique("Night desk");
  const queue = page.getByRole("form", { name: "New queue" });
  await queue.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await queue.getByRole("combobox", { name: "Owner" }).selectOption("Max Moreau");
  await queue.getByRole("combobox", { name: "Hours" }).selectOption(calendar);
  // Nobody may decide there yet, and the ladder tells members that do not exist.
  await expect(queue.getByRole("region", { name: "Lint" })).toContainText("tells the members, and there are none");
  await expect(queue.getByRole("button", { name: "Save" })).toBeDisabled();
  await queue.getByRole("combobox", { name: "Members" }).selectOption("Ria Reyes");
  await queue.getByRole("textbox", { name: "Rung 1: waits" }).fill("2 h");
  await expect(queue.getByRole("list", { name: "If nobody answers" })).toContainText(/after 2\sh of open time/);
  await expect(queue.getByRole("list", { name: "If nobody answers" })).toContainText("Ria Reyes");
  await queue.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("article", { name })).toContainText(calendar);

  await page.getByRole("link", { name: calendar }).click();
  await saved.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("dialog")).toContainText("while queues count in it");
  await page.getByRole("dialog").getByRole("link", { name }).click();
  await page.getByRole("article", { name }).getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("navigation", { name: "Queues, each under" })).not.toContainText(name);
  await expect(page.getByRole("article").getByRole("heading", { level: 2 })).toBeFocused();
  await page.goto(`${admin.address}/ladders?view=calendars`);
  await page.getByRole("navigation", { name: "Calendars" }).getByRole("button", { name: calendar }).click();
  await saved.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(saved).toHaveCount(0);
});

test("a ladder names who would be told, refuses to go round in a circle, and is tried on what waited", async ({
  admin,
  reviewer,
  agent,
}) => {
  const { page } = admin;
  await agent.submit(refund());
  await admin.goto("/ladders?queue=refunds-exceptions");
  await admin.alive();
  const article = page.getByRole("article", { name: "Refunds, exceptions" });
  const ladder = article.getByRole("list", { name: "If nobody answers" });
  await expect(ladder.getByRole("listitem").filter({ hasText: "Tells the members" })).toContainText("Max Moreau");
  await expect(ladder).toContainText("Moves to Finance leads");
  await expect(article.getByRole("region", { name: "Boundaries that lead here" })).toContainText("issue_refund");
  await article.getByRole("button", { name: "Try it" }).click();
  await expect(article.getByRole("region", { name: /Dry run/ })).toContainText(/\d+ stays? of/);
  await expectState(page, "ladders");

  await article.getByRole("button", { name: "Remove" }).click();
  const used = page.getByRole("dialog");
  await expect(used.getByRole("link", { name: /policy of refunds/ })).toBeVisible();
  await expect(used.getByRole("button", { name: "Remove" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await article.getByRole("button", { name: "Edit" }).click();
  const form = page.getByRole("form", { name: "Refunds, exceptions" });
  await form.getByRole("textbox", { name: "Rung 1: waits" }).fill("soon");
  await expect(form.getByText("Write it as 30 min")).toBeVisible();
  await form.getByRole("textbox", { name: "Rung 1: waits" }).fill("30 min");
  await form.getByRole("button", { name: "Add a rung" }).click();
  // The new rung has the keyboard.
  await expect(form.getByRole("textbox", { name: "Rung 4: waits" })).toBeFocused();
  await form.getByRole("combobox", { name: "Rung 4: does" }).selectOption("move to a queue");
  await form.getByRole("combobox", { name: "Rung 4: where to" }).selectOption("Refunds, exceptions");
  await expect(form.getByRole("region", { name: "Lint" })).toContainText("would go round and round");
  await expect(form.getByRole("button", { name: "Save" })).toBeDisabled();
  await form.getByRole("button", { name: "Try it" }).click();
  await expect(form.getByRole("region", { name: /Dry run/ })).toContainText("As edited");
  await expectState(page, "ladder, being edited");
  // Looking at another queue, another screen and back loses nothing.
  const queues = page.getByRole("navigation", { name: "Queues, each under" });
  await queues.getByRole("button", { name: /^Finance leads/ }).click();
  await expect(page.getByRole("article", { name: "Finance leads" })).toBeVisible();
  await expect(queues.getByRole("button", { name: "under Finance leads: Refunds" })).toContainText("Not saved");
  await page.getByRole("link", { name: "Coverage" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Coverage");
  await page.goBack();
  await page.goBack();
  await expect(form.getByRole("textbox", { name: "Rung 1: waits" })).toHaveValue("30 min");
  await expect(form.getByRole("combobox", { name: "Rung 4: where to" })).toHaveValue("refunds-exceptions");
  await form.getByRole("button", { name: "Remove rung 4" }).click();
  await expect(form.getByRole("textbox", { name: "Rung 3: waits" })).toBeFocused();
  await form.getByRole("button", { name: "Discard changes" }).click();
  await expect(form).toHaveCount(0);
  await expect(article.getByRole("heading", { name: "Refunds, exceptions" })).toBeFocused();

  await reviewer.goto("/ladders?queue=refunds-exceptions");
  await expect(reviewer.page.getByRole("button", { name: "Edit" })).toBeDisabled();
  await expect(reviewer.page.getByRole("button", { name: "Edit" })).toHaveAccessibleDescription(/Admins/);
  await reviewer.goto("/ladders?queue=gone");
  await expect(reviewer.page.getByText("There is no queue “gone” here: it was removed")).toBeVisible();
  await expectState(reviewer.page, "ladders, a queue that is not there");
});
