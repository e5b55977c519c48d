import { Redirect, Route, Switch } from 'wouter';
import { ReviewScreen } from '../features/review/review-screen';

/** Review opens first. */
export function Routes() {
  return (
    <Switch>
      <Route path="/review" component={ReviewScreen} />
      <Route>
        <Redirect to="/review" replace />
      </Route>
    </Switch>
  );
}
