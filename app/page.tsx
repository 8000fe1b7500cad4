// The front door opens on the work.
import { redirect } from "next/navigation";

export default function Home(): never {
  redirect("/review");
}
