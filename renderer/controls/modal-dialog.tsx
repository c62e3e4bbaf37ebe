import type { CSSProperties, ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { withoutDots } from "../words.ts";

/** A dialog named like the button that opened it. */
export function ModalDialog(props: {
  readonly name: string;
  readonly width?: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What the heading says, where that is more than the name. */
  readonly heading?: string;
  readonly children: ReactNode;
}) {
  const style = { "--modal-width": props.width ?? "30rem" } as CSSProperties;
  return (
    <ModalOverlay
      className="veil"
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      isDismissable={false}
    >
      <Modal className="modal" style={style}>
        <Dialog className="dialog" aria-label={props.name}>
          <Heading slot="title" level={2} className="dialog-heading">
            {props.heading ?? withoutDots(props.name)}
          </Heading>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
