"use client";
// What an entry of an ordered list can do: move one place up or down, and go.
import { Button } from "@/components/ui/button";

interface OrderButtonsProps {
  readonly place: number;
  /** How many entries there are. */
  readonly all: number;
  /** Names for the ear, with that of the entry. */
  readonly up: string;
  readonly down: string;
  readonly remove: string;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

export function OrderButtons({ place, all, up, down, remove, onMove, onRemove }: OrderButtonsProps) {
  return (
    <>
      <Button look="quiet" size="small" icon="up" iconOnly disabled={place === 0} onClick={() => onMove(place - 1)}>
        {up}
      </Button>
      <Button look="quiet" size="small" icon="down" iconOnly disabled={place === all - 1} onClick={() => onMove(place + 1)}>
        {down}
      </Button>
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {remove}
      </Button>
    </>
  );
}
