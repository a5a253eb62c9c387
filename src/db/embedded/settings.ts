/** Server settings of every embedded cluster. */
const always: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path may be longer than the system allows, and it leaves a lock behind when the server is killed.
  unix_socket_directories: '',
  // Compiling queries costs more than our short ones take.
  jit: 'off',
  timezone: 'UTC',
  // A log line must never hold a person's data: no statements, no rows of violated keys.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
}

/** A test cluster is thrown away after the run: nothing has to survive a power cut. */
const throwaway: Readonly<Record<string, string>> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Command line of the server for its settings and port. */
export function serverArguments(dataFolder: string, port: number, fast: boolean): string[] {
  const settings = { ...always, port: String(port), ...(fast ? throwaway : {}) }
  return ['-D', dataFolder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
