/** Boot: start the worker, open the last document or the example, draw the page. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/theme/theme.css'
import { openAtStart } from './app/commands/library/open-at-start.ts'
import { App } from './app/shell/app.tsx'
import { connect } from './app/stores/connection.ts'

connect()
void openAtStart()

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
