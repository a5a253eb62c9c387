import { CardView } from './card/card-view.ts'
import { CardGallery } from './parts/card-gallery.ts'

// The entrance of the overview of all cards; like the page's own entrance it acts when it is loaded.
customElements.define('card-view', CardView)
customElements.define('card-gallery', CardGallery)
