// Finds an item's id in what a person pasted: the id alone, or an address that holds it.
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

export const findItemId = (text: string): string | null => UUID.exec(text)?.[0].toLowerCase() ?? null;
