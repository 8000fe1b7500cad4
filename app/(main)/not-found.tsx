// Inside the frame, which stays.
import { NotHere } from "@/components/frame/not-here";

export default function NotFoundInside() {
  return <NotHere />;
}
