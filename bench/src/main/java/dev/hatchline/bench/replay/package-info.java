/**
 * The calls of a real bank, call by call, through our routing in simulated time.
 *
 * <pre>
 *   log of the bank --BankLog--> calls --Staffing, Patience, Redials--> what cannot be read directly
 *                                  |                                            |
 *                                  +-----------------> Crowd <------------------+
 *                                                        |  who comes, when, with what
 *                             Scenario --> Replay: LineSimulator, once for each scenario
 *                                                        |
 *                        visits of the log and of each scenario --> Figures --> table and picture
 * </pre>
 */
@NullMarked
package dev.hatchline.bench.replay;

import org.jspecify.annotations.NullMarked;
