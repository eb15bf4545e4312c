type Branch = { readonly id: number; readonly parentId: number | null }
export type TreeNode<A> = { readonly area: A; readonly depth: number; readonly children: readonly TreeNode<A>[] }

/** The areas as a tree, in the order given; one whose parent is not among them stands at the root. */
export function areaTree<A extends Branch>(areas: readonly A[]): readonly TreeNode<A>[] {
  const present = new Set(areas.map(({ id }) => id))
  const byParent = Map.groupBy(areas, ({ parentId }) => (parentId !== null && present.has(parentId) ? parentId : null))
  const under = (parentId: number | null, depth: number): readonly TreeNode<A>[] =>
    (byParent.get(parentId) ?? []).map((area) => ({ area, depth, children: under(area.id, depth + 1) }))
  return under(null, 0)
}

/** The tree as it is read from top to bottom. */
export const inTreeOrder = <A extends Branch>(areas: readonly A[]): readonly TreeNode<A>[] => {
  const unfold = (node: TreeNode<A>): readonly TreeNode<A>[] => [node, ...node.children.flatMap(unfold)]
  return areaTree(areas).flatMap(unfold)
}
