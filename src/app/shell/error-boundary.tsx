/** A mistake of ours in drawing the page: said plainly, with a report that can be copied, and a way on. */
import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'

interface ErrorBoundaryProps {
  /** What is missing while the error stands: `The inspector`. */
  readonly part: string
  readonly children: ReactNode
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div role="alert" className="flex h-full flex-col items-start gap-2 overflow-auto bg-panel p-5 select-text">
        <p className="text-title font-semibold">{this.props.part} cannot be drawn: this is a mistake of ours.</p>
        <p className="font-mono text-caption break-words">{error.message}</p>
        <div className="flex items-center gap-2">
          <Button look="framed" onClick={() => this.setState({ error: undefined })}>
            Try again
          </Button>
          <CopyButton text={`${error.message}\n${error.stack ?? ''}`} label="Copy the report" />
        </div>
      </div>
    )
  }
}
