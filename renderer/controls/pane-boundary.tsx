import { Component, type ReactNode } from "react";
import { Button } from "react-aria-components";

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
    if (!this.state.fault) return this.props.children;
    return (
      <div className="pane-fault">
        <div className="problem" role="alert">
          <strong>{this.props.name} met a fault of its own and stopped.</strong>
          Your text is not touched by it. ({this.state.fault.message})
        </div>
        <Button className="button" onPress={() => this.setState({ fault: null })}>
          Show it again
        </Button>
      </div>
    );
  }
}
