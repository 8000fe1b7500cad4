// A small organisation for the tests of the lint: two queues that are worked, one that is not, and one of the same rank as another.
import type { LintGround } from "../finding";

export const GROUND: LintGround = {
  organisation: {
    queues: [
      { id: "desk", rank: 10, owner: "ria", members: ["ria", "max"], over: "leads" },
      { id: "leads", rank: 50, owner: "max", members: ["max"], over: null },
      { id: "empty", rank: 60, owner: "ada", members: [], over: null },
      { id: "twin", rank: 10, owner: "ria", members: ["ria"], over: null },
    ],
    people: [
      { id: "ria", skills: [], reviewer: true },
      { id: "max", skills: ["money"], reviewer: true },
      { id: "ada", skills: [], reviewer: false },
    ],
    agentOwners: ["ada"],
  },
  seen: [],
  sample: [],
};
