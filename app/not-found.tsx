// An address that leads nowhere.
import { Bare } from "@/components/frame/bare";
import { NotHere } from "@/components/frame/not-here";

export default function NotFound() {
  return (
    <Bare>
      <NotHere />
    </Bare>
  );
}
