// The contract on PostgreSQL.
import { storeContract } from "./contract.suite";
import { pgEngine } from "./testing/engines";

storeContract(pgEngine());
