import type { TcpProxy } from "@calltape/testkit";
import type { PlannedFault } from "../plan/plan-faults.js";
import type { Links, World } from "../stage/world.js";

const isLinkLane = (lane: string, links: Links): lane is keyof Links => lane in links;

/** The link that is to be struck. */
export function linkOf({ links }: World, { lane, target }: PlannedFault): TcpProxy {
  const link = isLinkLane(lane, links) ? links[lane][target] : undefined;
  if (link === undefined)
    throw new Error(`there is no link ${target} among ${lane}: plan only what there is`);
  return link;
}
