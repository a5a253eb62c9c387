export { differenceHash, hashDistance } from './difference-hash.ts'
export { type InspectedPicture, inspectPicture, maxPictureBytes, maxPicturePixels } from './inspect-picture.ts'
export { type AlikePicture, alike, alikeDistance, readFile, type StoredPicture } from './queries.ts'
export { keepPicture, storePicture } from './store.ts'
