import { type Config, readConfig } from '../../config.ts'
import { AppError } from '../../lib/errors.ts'
import { say } from '../say.ts'
import { adminInvite } from './admin-invite.ts'
import { calendarImport } from './calendar-import.ts'
import { doctor } from './doctor.ts'
import { journalVerify } from './journal-verify.ts'
import { practiceReset } from './practice-reset.ts'

// The entry of the commands besides `npm start`: node src/app/cli/main.ts <command> [options]
const commands: Readonly<Record<string, (config: Config, args: readonly string[]) => Promise<boolean>>> = {
  doctor: (config) => doctor(config, { say }),
  'admin:invite': (config, args) => adminInvite(config, args, say).then(() => true),
  'calendar:import': (config, args) => calendarImport(config, args, say).then(() => true),
  'journal:verify': (config, args) => journalVerify(config, args, say),
  'practice:reset': (config) => practiceReset(config, say).then(() => true),
}

// Whoever reads may stop reading (`| head`): that is no failure of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
try {
  if (command === undefined) throw new AppError('set-up', `没有“${name}”这个命令。可用：${Object.keys(commands).join('、')}`)
  if (!(await command(readConfig(), args))) process.exitCode = 1
} catch (error) {
  if (!(error instanceof AppError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
