import { Component, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { controlTexts } from "./control-words.ts";

/** A fault in one pane stays in that pane: the editor goes on, and what is typed is still sent and stored. */
export class PaneBoundary extends Component<
  { readonly name: string; readonly children: ReactNode },
  { readonly fault: Error | null }
> {
  override state: { readonly fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override render() {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return <PaneFault pane={this.props.name} fault={fault} onAgain={() => this.setState({ fault: null })} />;
  }
}

function PaneFault(props: { readonly pane: string; readonly fault: Error; readonly onAgain: () => void }) {
  const words = useWords(controlTexts);
  return (
    <div className="pane-fault">
      <div className="problem" role="alert">
        <strong>{words.faultOf(props.pane)}</strong>
        {words.notTouched(props.fault.message)}
      </div>
      <Button className="button" onPress={props.onAgain}>
        {words.showAgain}
      </Button>
    </div>
  );
}
