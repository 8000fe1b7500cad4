// Before every test file: property tests draw from SEED where one is named, so that what one machine finds every other one finds.
import fc from "fast-check";

const { SEED = "" } = process.env;
if (SEED !== "") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(SEED) });
