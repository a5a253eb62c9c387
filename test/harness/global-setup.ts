import type { TestProject } from 'vitest/node'

import { makeTemplate } from './template.ts'
import { startTestCluster } from './test-cluster.ts'

/** Starts the run's own PostgreSQL and makes the database that every test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster()
  try {
    project.provide('testServer', await makeTemplate(cluster.url('postgres'), 'anze_test_'))
  } catch (error) {
    // A teardown that was never returned is never called.
    await cluster.stop()
    throw error
  }
  return () => cluster.stop()
}
