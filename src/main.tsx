/** Boot: start the worker, open the example, draw the page. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/theme/theme.css'
import { openFirstDocument } from './app/commands/open-document.ts'
import { App } from './app/shell/app.tsx'
import { connect } from './app/stores/connection.ts'

connect()
void openFirstDocument()

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
