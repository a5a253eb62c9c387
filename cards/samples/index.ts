import { administrationSamples } from './administration.ts'
import { directorySamples } from './directory.ts'
import { generalSamples } from './general.ts'
import { hazardSamples } from './hazard.ts'
import { hazardStepSamples } from './hazard-steps.ts'
import { reportSamples } from './report.ts'
import type { Sample } from './sample.ts'
import { type Scene, sceneOf } from './scene.ts'
import { tellingSamples } from './telling.ts'
import { fewWords, longWords, ordinaryWords, type Words } from './words.ts'

export type { Sample } from './sample.ts'
export { longWords, ordinaryWords, type Words } from './words.ts'

const samplesOf = (scene: Scene): Sample[] => [
  ...generalSamples(scene),
  ...directorySamples(scene),
  ...administrationSamples(scene),
  ...hazardSamples(scene),
  ...hazardStepSamples(scene),
  ...reportSamples(scene),
  ...tellingSamples(scene),
]

/** Every card drawn with these words, full of everything optional. */
export function samplesWith(words: Words): Sample[] {
  return samplesOf(sceneOf(words, { photos: 2, isFull: true, practice: true }))
}

/** Every card: an ordinary day, as long as forms take with many pictures, and next to nothing. */
export function allSamples(): Sample[] {
  const named = (flavour: string, samples: readonly Sample[]): Sample[] =>
    samples.map((item) => ({ ...item, sample: `${item.sample}, ${flavour}` }))
  return [
    ...named('ordinary', samplesWith(ordinaryWords)),
    ...named('long', samplesOf(sceneOf(longWords, { photos: 24, isFull: true, practice: true }))),
    ...named('empty', samplesOf(sceneOf(fewWords, { photos: 0, isFull: false, practice: false }))),
  ]
}
