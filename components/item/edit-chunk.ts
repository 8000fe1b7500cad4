// What is fetched together when somebody edits: the fields in the item and the keys in the bar stand on the same code.
export { ArgumentsEdit } from "./arguments-edit";
export { EditActions } from "./edit-actions";
