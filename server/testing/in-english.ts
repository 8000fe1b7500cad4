// Before every test file: messages are said in English, as they are where no request has begun.
import { provideRequestWording } from "@/server/wording";

provideRequestWording();
