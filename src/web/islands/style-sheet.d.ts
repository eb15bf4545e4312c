/** Style sheets are imported for what they do to the page; Vite takes them out of the script. */
declare module '*.css'
