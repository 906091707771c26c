/** The bar under the picture: virtual time, Run, speed, and what the run is. */
import { runCommand } from '../../commands/commands.ts'
import { Button } from '../../ui/button.tsx'
import { Clock } from './clock.tsx'
import { Figures } from './figures.tsx'
import { RunControls } from './run-controls.tsx'
import { SpeedScale } from './speed-scale.tsx'

export function Transport() {
  return (
    <section aria-label="Transport" className="@container shrink-0 border-t border-line bg-panel">
      <div className="flex min-h-(--bar-transport) flex-wrap items-center gap-x-4 gap-y-1.5 px-5 py-1 max-sm:gap-x-3 max-sm:px-3.5">
        <Clock />
        <RunControls />
        <SpeedScale />
        <Button onClick={() => runCommand('until-idle')} title="Run until nothing is left to do (I)" className="-mx-2.5">
          until idle
        </Button>
        <Figures />
      </div>
    </section>
  )
}
